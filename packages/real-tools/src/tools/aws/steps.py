"""Makes, changes and removes things in a simulated AWS.

steps.py <address> users <action>…
steps.py <address> seed|change|remove <key id> <secret>
"""

import json
import sys

import boto3

address, step, *more = sys.argv[1:]
# Before there are users, any key is good enough.
key_id, secret = ["none", "none"] if step == "users" else more


def client(service, region="us-east-1"):
    return boto3.client(
        service,
        region_name=region,
        endpoint_url=address,
        aws_access_key_id=key_id,
        aws_secret_access_key=secret,
    )


def policy(actions, **more):
    statement = {"Effect": "Allow", "Action": actions, **more}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def add_user(name, actions):
    """A user with a policy of its own; its access key."""
    iam = client("iam")
    iam.create_user(UserName=name)
    iam.put_user_policy(
        UserName=name, PolicyName="own", PolicyDocument=policy(actions, Resource="*")
    )
    made = iam.create_access_key(UserName=name)["AccessKey"]
    return {"id": made["AccessKeyId"], "secret": made["SecretAccessKey"]}


def add_role(name, actions):
    """A role that the user `strata` may assume; its ARN."""
    iam = client("iam")
    made = iam.create_role(RoleName=name, AssumeRolePolicyDocument=policy(
        ["sts:AssumeRole"], Principal={"AWS": "*"},
        Condition={"StringEquals": {"sts:ExternalId": "strata"}},
    ))
    iam.put_role_policy(
        RoleName=name, PolicyName="own", PolicyDocument=policy(actions, Resource="*")
    )
    return made["Role"]["Arn"]


def users(actions):
    print(
        json.dumps(
            {
                # What is read needs the role: the keys alone may do nothing but assume it.
                "reader": add_user("strata", ["sts:AssumeRole"]),
                "operator": add_user("operator", ["*"]),
                "role": add_role("strata-audit", actions),
            }
        )
    )


def tags(**values):
    return [{"Key": name, "Value": value} for name, value in values.items()]


def zone_named(name):
    zones = client("route53").list_hosted_zones()["HostedZones"]
    return next(zone["Id"] for zone in zones if zone["Name"] == name)


def records(name, action, *sets):
    changes = [{"Action": action, "ResourceRecordSet": each} for each in sets]
    client("route53").change_resource_record_sets(
        HostedZoneId=zone_named(name), ChangeBatch={"Changes": changes}
    )


def address_record(name, **more):
    values = [{"Value": "192.0.2.1"}]
    return {"Name": name, "Type": "A", "TTL": 60, "ResourceRecords": values, **more}


def balancer_named(name, region):
    found = client("elbv2", region).describe_load_balancers(Names=[name])
    return found["LoadBalancers"][0]["LoadBalancerArn"]


def add_balancer(name, region, scheme, labels):
    subnets = client("ec2", region).describe_subnets()["Subnets"][:2]
    made = client("elbv2", region).create_load_balancer(
        Name=name,
        Subnets=[subnet["SubnetId"] for subnet in subnets],
        Scheme=scheme,
        Tags=labels,
    )
    return made["LoadBalancers"][0]["LoadBalancerArn"]


def add_targets(balancer, region):
    """A group with two instances behind the load balancer."""
    elb = client("elbv2", region)
    vpc = client("ec2", region).describe_vpcs()["Vpcs"][0]["VpcId"]
    group = elb.create_target_group(Name="web", Protocol="HTTP", Port=80, VpcId=vpc)
    arn = group["TargetGroups"][0]["TargetGroupArn"]
    run = client("ec2", region).run_instances(
        ImageId="ami-12c6146b", MinCount=2, MaxCount=2
    )
    targets = [{"Id": each["InstanceId"]} for each in run["Instances"]]
    elb.register_targets(TargetGroupArn=arn, Targets=targets)
    elb.create_listener(
        LoadBalancerArn=balancer,
        Protocol="HTTP",
        Port=8080,
        DefaultActions=[{"Type": "forward", "TargetGroupArn": arn}],
    )


def remove_target(region):
    """Takes one instance out of the only group, which is then left with one."""
    elb = client("elbv2", region)
    arn = elb.describe_target_groups()["TargetGroups"][0]["TargetGroupArn"]
    found = elb.describe_target_health(TargetGroupArn=arn)
    target = found["TargetHealthDescriptions"][0]["Target"]
    elb.deregister_targets(TargetGroupArn=arn, Targets=[{"Id": target["Id"]}])


def redirect_to_tls(balancer, region):
    redirect = {"Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301"}
    client("elbv2", region).create_listener(
        LoadBalancerArn=balancer,
        Protocol="HTTP",
        Port=80,
        DefaultActions=[{"Type": "redirect", "RedirectConfig": redirect}],
    )


def serve_with_certificate(balancer, region):
    made = client("acm", region).request_certificate(DomainName="shop.example")
    client("elbv2", region).create_listener(
        LoadBalancerArn=balancer,
        Protocol="HTTPS",
        Port=443,
        Certificates=[{"CertificateArn": made["CertificateArn"]}],
        DefaultActions=[
            {
                "Type": "fixed-response",
                "FixedResponseConfig": {"StatusCode": "200"},
            }
        ],
    )


def put_behind_firewall(balancer, region):
    metrics = {
        "SampledRequestsEnabled": False,
        "CloudWatchMetricsEnabled": False,
        "MetricName": "edge",
    }
    waf = client("wafv2", region)
    made = waf.create_web_acl(
        Name="edge",
        Scope="REGIONAL",
        DefaultAction={"Allow": {}},
        Rules=[],
        VisibilityConfig=metrics,
    )
    waf.associate_web_acl(WebACLArn=made["Summary"]["ARN"], ResourceArn=balancer)


def distribution(reference, aliases, policy, enabled=True):
    return {
        "CallerReference": reference,
        "Aliases": {"Quantity": len(aliases), "Items": aliases},
        "Comment": f"Pages of {reference}",
        "Enabled": enabled,
        "Origins": {
            "Quantity": 1,
            "Items": [
                {
                    "Id": "pages",
                    "DomainName": "pages.shop.example",
                    "CustomOriginConfig": {
                        "HTTPPort": 80,
                        "HTTPSPort": 443,
                        "OriginProtocolPolicy": "https-only",
                    },
                }
            ],
        },
        "DefaultCacheBehavior": {
            "TargetOriginId": "pages",
            "ViewerProtocolPolicy": policy,
            "ForwardedValues": {"QueryString": False, "Cookies": {"Forward": "none"}},
            "MinTTL": 0,
        },
    }


def seed():
    dns = client("route53")
    zone = dns.create_hosted_zone(
        Name="shop.example", CallerReference="1", HostedZoneConfig={"Comment": "Shop"}
    )["HostedZone"]["Id"]
    dns.change_tags_for_resource(
        ResourceType="hostedzone",
        ResourceId=zone.split("/")[-1],
        AddTags=tags(Team="payments", service="checkout-api", env="production"),
    )
    records("shop.example.", "CREATE", address_record("a.shop.example"))
    dns.create_hosted_zone(Name="other.example", CallerReference="2")

    balancer = add_balancer(
        "checkout", "us-east-1", "internet-facing", tags(service="checkout-api")
    )
    redirect_to_tls(balancer, "us-east-1")
    serve_with_certificate(balancer, "us-east-1")
    made_by_kubernetes = {"kubernetes.io/service-name": "shop/search"}
    add_balancer("search", "eu-west-1", "internal", tags(**made_by_kubernetes))
    listener = {"Protocol": "HTTP", "LoadBalancerPort": 80, "InstancePort": 80}
    client("elb").create_load_balancer(
        LoadBalancerName="old",
        Listeners=[listener],
        AvailabilityZones=["us-east-1a"],
        Tags=tags(team="payments"),
    )

    cdn = client("cloudfront")
    cdn.create_distribution_with_tags(
        DistributionConfigWithTags={
            "DistributionConfig": distribution(
                "checkout", ["www.shop.example"], "redirect-to-https"
            ),
            "Tags": {"Items": tags(service="checkout-api")},
        }
    )
    cdn.create_distribution(DistributionConfig=distribution("plain", ["plain.shop.example"], "allow-all"))


def change():
    dns = client("route53")
    checked = dns.create_health_check(
        CallerReference="3",
        HealthCheckConfig={"Type": "TCP", "IPAddress": "192.0.2.1", "Port": 443},
    )["HealthCheck"]["Id"]
    record = address_record(
        "b.shop.example",
        SetIdentifier="first",
        Failover="PRIMARY",
        HealthCheckId=checked,
    )
    records("shop.example.", "CREATE", record)
    dns.update_hosted_zone_comment(
        Id=zone_named("other.example."), Comment="Another shop"
    )
    balancer = balancer_named("checkout", "us-east-1")
    add_targets(balancer, "us-east-1")
    put_behind_firewall(balancer, "us-east-1")
    client("elbv2").modify_load_balancer_attributes(
        LoadBalancerArn=balancer,
        Attributes=tags(**{"deletion_protection.enabled": "true"}),
    )


def remove():
    remove_target("us-east-1")
    client("elb").delete_load_balancer(LoadBalancerName="old")
    client("route53").delete_hosted_zone(Id=zone_named("other.example."))
    cdn = client("cloudfront")
    for each in cdn.list_distributions()["DistributionList"]["Items"]:
        if each["Comment"] == "Pages of plain":
            found = cdn.get_distribution_config(Id=each["Id"])
            cdn.update_distribution(
                Id=each["Id"],
                IfMatch=found["ETag"],
                DistributionConfig={**found["DistributionConfig"], "Enabled": False},
            )
            found = cdn.get_distribution_config(Id=each["Id"])
            cdn.delete_distribution(Id=each["Id"], IfMatch=found["ETag"])


if step == "users":
    users(more)
else:
    {"seed": seed, "change": change, "remove": remove}[step]()
